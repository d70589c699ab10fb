using Mien.Models.Catalogue;
using Mien.Runtime;

namespace Mien.App.Networks;

/// <summary>A network that a person named: one that comes with Mien, or a file of their own.</summary>
public static class NamedNetwork
{
    /// <summary>The file's bytes.</summary>
    /// <param name="name">One of <see cref="ShippedModels.Names"/>, or a path.</param>
    /// <exception cref="MienException">There is no such network.</exception>
    public static byte[] Read(string name)
    {
        string path = ShippedModels.PathOf(name);
        return File.Exists(path) ? File.ReadAllBytes(path)
            : NearestName.Of(name, ShippedModels.Names) is string near
                ? throw UnknownNetworkException.Of(name, near)
                : throw ModelException.NotFound(path);
    }
}
