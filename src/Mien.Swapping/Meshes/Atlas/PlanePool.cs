using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Swapping.Meshes.Atlas;

/// <summary>Planes of one size for the work on one frame, used again for the next: fresh megabytes for every frame would cost more
/// than the work on them.</summary>
internal sealed class PlanePool
{
    private readonly List<Plane> _planes = [];
    private int _used;

    public Size Size { get; private set; }

    /// <summary>Takes all planes back; those of another size are given up.</summary>
    public void Begin(Size size)
    {
        _used = 0;
        if (size != Size)
        {
            _planes.Clear();
            Size = size;
        }
    }

    /// <summary>A plane until the next <see cref="Begin"/>; it holds whatever it held.</summary>
    public Plane Rent()
    {
        if (_used == _planes.Count)
        {
            _planes.Add(new Plane(Size.Width, Size.Height));
        }

        return _planes[_used++];
    }

    public Planes RentColour() => new(Rent(), Rent(), Rent());
}
