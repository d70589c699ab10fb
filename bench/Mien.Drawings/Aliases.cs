// System.Numerics has a Plane too (of three dimensions); in this project Plane is a plane of samples.
global using Plane = Mien.Imaging.Pixels.Plane;
