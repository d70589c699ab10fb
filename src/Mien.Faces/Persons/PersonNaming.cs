namespace Mien.Faces.Persons;

/// <summary>How a folder of photos says who is on them.</summary>
public enum PersonNaming
{
    /// <summary>A folder in it is a person; a photo that lies in no such folder shows a person of its own.</summary>
    Folder,

    /// <summary>Each photo shows another person.</summary>
    File,

    /// <summary>What stands before the first underscore of the file's name: <c>1263.jpg</c> and <c>1263_older.jpg</c> show one person.</summary>
    Prefix,
}
