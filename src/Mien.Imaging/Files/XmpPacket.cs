using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Mien.Imaging.Files;

/// <summary>An XMP packet whose simple properties are read and set while all others stay.</summary>
/// <remarks>Source: XMP Specification part 1, 7.9 (RDF/XML forms): a simple property is an attribute or an element of any
/// top-level rdf:Description.</remarks>
internal sealed class XmpPacket
{
    private const int MostDepth = 100;

    private const System.Xml.Linq.SaveOptions Unformatted = System.Xml.Linq.SaveOptions.DisableFormatting;

    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static readonly XNamespace Meta = "adobe:ns:meta/";

    /// <summary>Prefixes that people know; another prefix would be right too, but unkind to simple readers.</summary>
    private static readonly Dictionary<string, string> Prefixes = new()
    {
        ["http://iptc.org/std/Iptc4xmpExt/2008-02-29/"] = "Iptc4xmpExt",
        ["http://ns.adobe.com/xap/1.0/"] = "xmp",
        ["http://ns.adobe.com/tiff/1.0/"] = "tiff",
    };

    private readonly XElement _root;

    private XmpPacket(XElement root) => _root = root;

    private IEnumerable<XElement> Descriptions => _root.DescendantsAndSelf(Rdf + "RDF").Elements(Rdf + "Description");

    /// <summary>A simple property's value; null when absent. Setting null removes it.</summary>
    internal string? this[XName name]
    {
        get => Descriptions
            .Select(description => description.Attribute(name)?.Value ?? description.Element(name)?.Value.Trim())
            .FirstOrDefault(value => !string.IsNullOrEmpty(value));
        set
        {
            foreach (XElement description in Descriptions.ToArray())
            {
                description.Attribute(name)?.Remove();
                description.Elements(name).Remove();
            }

            if (value is not null)
            {
                XElement description = Descriptions.First();
                if (description.GetPrefixOfNamespace(name.Namespace) is null)
                {
                    description.Add(new XAttribute(XNamespace.Xmlns + FreePrefix(description, name.NamespaceName), name.NamespaceName));
                }

                description.Add(new XElement(name, value));
            }
        }
    }

    /// <param name="bytes">A packet in UTF-8, UTF-16 or UTF-32; null, unreadable or absurdly nested XML gives an empty packet.</param>
    internal static XmpPacket Parse(byte[]? bytes)
    {
        XElement root = Read(bytes) ?? new(Meta + "xmpmeta", new XAttribute(XNamespace.Xmlns + "x", Meta));
        XElement? rdf = root.DescendantsAndSelf(Rdf + "RDF").FirstOrDefault();
        if (rdf is null)
        {
            rdf = new(Rdf + "RDF", new XAttribute(XNamespace.Xmlns + "rdf", Rdf));
            root.Add(rdf);
        }

        if (!rdf.Elements(Rdf + "Description").Any())
        {
            rdf.Add(new XElement(Rdf + "Description", new XAttribute(Rdf + "about", string.Empty)));
        }

        return new(root);
    }

    /// <summary>The packet without xmp:Thumbnails and the pictures that Google's cameras put in, or the very same bytes when it has none.</summary>
    internal static byte[] WithoutThumbnails(byte[] bytes)
    {
        XmpPacket xmp = Parse(bytes);
        XElement[] thumbnails = [.. xmp._root.Descendants().Where(element => IsPicture(element.Name))];
        XAttribute[] pictures = [.. xmp._root.Descendants().Attributes().Where(attribute => IsPicture(attribute.Name))];
        pictures.Remove();
        thumbnails.Remove();
        return thumbnails.Length + pictures.Length == 0 ? bytes : xmp.ToBytes();

        static bool IsPicture(XName name) =>
            (name.LocalName == "Thumbnails" && name.NamespaceName == "http://ns.adobe.com/xap/1.0/") || name.NamespaceName == "http://ns.google.com/photos/1.0/image/";
    }

    /// <summary>The packet without what <see cref="PrivateNames"/> name, or the very same bytes when it says nothing of that kind.</summary>
    internal static byte[] WithoutPrivate(byte[] bytes)
    {
        XmpPacket xmp = Parse(bytes);
        XElement[] elements = [.. xmp._root.Descendants().Where(element => PrivateNames.Has(element.Name.LocalName))];
        XAttribute[] attributes = [.. xmp._root.Descendants().Attributes()
            .Where(attribute => !attribute.IsNamespaceDeclaration && PrivateNames.Has(attribute.Name.LocalName))];
        attributes.Remove();
        elements.Remove();
        return elements.Length + attributes.Length == 0 ? bytes : xmp.ToBytes();
    }

    /// <summary>UTF-8 with the packet wrapper of the XMP specification.</summary>
    internal byte[] ToBytes() => Encoding.UTF8.GetBytes(
        $"<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n{_root.ToString(Unformatted)}\n<?xpacket end=\"w\"?>");

    /// <summary>The packet may have given the usual prefix to another namespace.</summary>
    private static string FreePrefix(XElement element, string namespaceName)
    {
        string usual = Prefixes[namespaceName];
        string prefix = usual;
        for (int number = 2; element.GetNamespaceOfPrefix(prefix) is not null; number++)
        {
            prefix = $"{usual}{number}";
        }

        return prefix;
    }

    private static XElement? Read(byte[]? bytes)
    {
        if (bytes is null)
        {
            return null;
        }

        byte[] text = bytes.AsSpan().TrimEnd((byte)0).ToArray(); // some writers pad with zeros
        return ForeignBytes.TryRead(() => IsShallow(text) ? XDocument.Load(Reader(text), LoadOptions.PreserveWhitespace).Root : null);
    }

    /// <summary>Trees of elements cost the square of their depth; a packet that somebody meant is a few deep.</summary>
    private static bool IsShallow(byte[] text)
    {
        using XmlReader reader = Reader(text);
        while (reader.Read())
        {
            if (reader.Depth > MostDepth)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>No document type, hence no entity bombs and no files or hosts reached.</summary>
    private static XmlReader Reader(byte[] text) => XmlReader.Create(
        new MemoryStream(text), new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true });
}
