namespace Mien.Swapping.Photos;

/// <summary>One more photo is done.</summary>
public readonly record struct SwapProgress(int Done, int Total, PhotoReport Photo);
