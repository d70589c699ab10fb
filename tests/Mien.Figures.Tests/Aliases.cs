global using Plane = Mien.Imaging.Pixels.Plane;
