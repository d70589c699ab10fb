namespace Mien.Training.Packs;

/// <summary>Names of a pack's tensors.</summary>
public static class PackFields
{
    /// <summary>uint8 [Faces,3,S,S]: the face with what is around it, RGB, sRGB-encoded.</summary>
    public const string Picture = "picture";

    /// <summary>uint8 [Faces,1,S,S], 255 is inside: within the mesh's outline, from the hairline to the chin.</summary>
    public const string FaceMask = "face_mask";

    /// <summary>uint8 [Faces,1,S,S]: the face without the openings of the eyes, the brows and the lips with the mouth.</summary>
    public const string SkinMask = "skin_mask";

    /// <summary>float32 [Faces,478,3]: the mesh; x and y in pixels of the crop, z in the same unit, away from the camera.</summary>
    public const string Landmarks = "landmarks";

    /// <summary>float32 [Faces,128], of length 1: who the face looks like, by face-api's recogniser.</summary>
    public const string Identity = "identity";

    /// <summary>float32 [Faces,3]: yaw, pitch and roll of the head in the photo, in degrees (docs/conventions.md).</summary>
    public const string Pose = "pose";

    /// <summary>float32 [Faces,2,3]: the map from pixels of the photo to pixels of the crop.</summary>
    public const string PhotoToCrop = "photo_to_crop";

    /// <summary>int32 [Faces]: line of the photo in the metadata's "photos", from 0.</summary>
    public const string Photo = "photo";

    /// <summary>int32 [Faces]: line of the person in the metadata's "people", from 0.</summary>
    public const string Person = "person";

    /// <summary>uint8 [Faces]: <see cref="FaceKind"/>.</summary>
    public const string Kind = "kind";

    /// <summary>int32 [Faces,2]: the faces that a made one was made of, that which gave hair and ground first; one face, or a photo's own number,
    /// stands twice.</summary>
    public const string MadeFrom = "made_from";

    /// <summary>uint8 [Faces]: 1 where nothing may be learned from the face.</summary>
    public const string HeldOut = "held_out";
}
