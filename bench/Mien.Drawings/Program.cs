using Mien.Drawings;
using Mien.Imaging.Files;

// dotnet run -c Release --project bench/Mien.Drawings [-- picture.png]
// Draws the picture of the README anew: the way of a picture, with nobody real in it.
string path = args.FirstOrDefault() ?? "docs/pictures/way-of-a-picture.png";
Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
PictureFile.Save(WayOfAPicture.Draw(), path);
Console.WriteLine($"{path}: {new FileInfo(path).Length / 1024} KiB");
