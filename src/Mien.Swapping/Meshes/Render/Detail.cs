namespace Mien.Swapping.Meshes.Render;

/// <summary>What a rendered face lacks to be as soft and as noisy as the photo around it.</summary>
/// <param name="BlurPx">Standard deviation of the Gaussian that makes it as soft; 0 when it is.</param>
/// <param name="Grain">Noise to be added after that.</param>
internal readonly record struct Detail(float BlurPx, Grain Grain);
