namespace Mien.Cli.Tests;

/// <summary>The photos of an installed package: 1 … 6.</summary>
internal static class SamplePhotos
{
    private const int Count = 6;

    public static string Of(int number) => NodePackages.Locate($"@vladmandic/face-api/demo/sample{number}.jpg");

    /// <summary>Makes a folder "photos" with so many copies of each.</summary>
    /// <returns>The folder's path.</returns>
    public static string CopyInto(string folder, int copies)
    {
        string photos = Directory.CreateDirectory(Path.Combine(folder, "photos")).FullName;
        for (int copy = 0; copy < copies; copy++)
        {
            for (int number = 1; number <= Count; number++)
            {
                File.Copy(Of(number), Path.Combine(photos, $"{number}-{copy}.jpg"));
            }
        }

        return photos;
    }
}
