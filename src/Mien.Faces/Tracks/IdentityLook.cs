using Mien.Faces.Identity;

namespace Mien.Faces.Tracks;

/// <summary>Who a face looks like in one frame.</summary>
/// <param name="Quality">How well the face can be seen, above 0 … 1: see <see cref="FaceQuality"/>. The weight in means.</param>
public sealed record IdentityLook(FaceIdentity Identity, float Quality);
