namespace Mien.Swapping.Meshes.Render;

/// <summary>What a rendered face lacks to be as soft and as noisy as the photo around it.</summary>
/// <param name="Blur">Makes it as soft.</param>
/// <param name="Grain">Noise to be added after that.</param>
internal readonly record struct Detail(SoftBlur Blur, Grain Grain);
