using System.Text;

namespace Mien.Hostile.Tests.Mutations;

/// <summary>Damage to XML that stays well formed more often than not: deep nesting, many siblings, prefixes bound to other namespaces.</summary>
internal static class XmlMutations
{
    public static byte[] Mutate(byte[] seed, Random random)
    {
        string text = Encoding.UTF8.GetString(seed);
        int[] ends = [.. Enumerable.Range(0, text.Length).Where(at => text[at] == '>' && at > 0 && text[at - 1] is not ('?' or '/'))];
        int end = ends.Length == 0 ? 0 : ends[random.Next(ends.Length)];
        int many = random.Next(2) == 0 ? random.Next(1, 50) : random.Next(50, 50_000);
        return random.Next(6) switch
        {
            0 => Encoding.UTF8.GetBytes(text.Insert(end + 1, Repeat("<a>", many) + Repeat("</a>", many))),
            1 => Encoding.UTF8.GetBytes(text.Insert(end + 1, Repeat("<a b='1'/>", many))),
            2 => Encoding.UTF8.GetBytes(text.Insert(end, " xmlns:xmp='urn:other' xmlns:Iptc4xmpExt='urn:other' xmlns:tiff='urn:other'")),
            3 => Encoding.UTF8.GetBytes(text.Replace("http://ns.adobe.com/xap/1.0/", "urn:other", StringComparison.Ordinal)),
            4 => Encoding.UTF8.GetBytes(text.Replace("rdf:Description", random.Next(2) == 0 ? "rdf:RDF" : "rdf:Bag", StringComparison.Ordinal)),
            _ => ByteMutations.Mutate(seed, random),
        };
    }

    private static string Repeat(string text, int count) => new StringBuilder().Insert(0, text, count).ToString();
}
