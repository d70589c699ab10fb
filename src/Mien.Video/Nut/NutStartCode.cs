namespace Mien.Video.Nut;

/// <summary>The eight bytes before each packet of a NUT file that is no frame.</summary>
internal enum NutStartCode : ulong
{
    None = 0,
    Main = 0x4E4D7A561F5F04AD,
    Stream = 0x4E5311405BF2F9DB,
    SyncPoint = 0x4E4BE4ADEECA4569,
    Index = 0x4E58DD672F23E64E,
    Info = 0x4E49AB68B596BA78,
}
