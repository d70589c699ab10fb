using System.Buffers.Binary;

namespace Mien.Hostile.Tests.Mutations;

/// <summary>Damage to the JSON header of a .safetensors file, with its length put right.</summary>
internal static class HeaderMutations
{
    public static byte[] Mutate(byte[] seed, Random random)
    {
        if (random.Next(5) == 0)
        {
            return ByteMutations.Mutate(seed, random);
        }

        int length = (int)BinaryPrimitives.ReadInt64LittleEndian(seed);
        byte[] header = JsonMutations.Mutate(seed[8..(8 + length)], random);
        return [.. BitConverter.GetBytes((long)header.Length), .. header, .. seed[(8 + length)..]];
    }
}
