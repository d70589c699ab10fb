namespace Mien.Hostile.Tests.Mutations;

/// <summary>Makes a damaged or hostile file of a sound one.</summary>
/// <param name="seed">Stays as it is.</param>
internal delegate byte[] Mutator(byte[] seed, Random random);
