// System.Numerics brings a Plane of its own, a plane in space.
global using Plane = Mien.Imaging.Pixels.Plane;

