namespace EventTracking.Batching.Spooling.Files;

/// <summary>
/// The file system operations of a spool. Tests replace them by a simulated disk that loses power.
/// </summary>
/// <remarks>
/// Every failure of the system is an <see cref="IOException"/>. On Unix, its <see cref="Exception.HResult"/> is the error number.
/// Creating, deleting and renaming a file survives a loss of power only after <see cref="SyncFolder"/>.
/// </remarks>
internal interface ISpoolFileSystem
{
    /// <summary>
    /// Creates a folder and its missing parents, accessible to this user only, and waits until they are on disk. An existing folder
    /// is checked.
    /// </summary>
    /// <exception cref="SpoolFolderException">
    /// The path is a file or a symbolic link, or the folder is world-writable, read-only or owned by another user.
    /// </exception>
    void CreateFolder(string path);

    /// <summary>Returns the sorted names of the files in a folder, without subfolders.</summary>
    string[] List(string folder);

    /// <summary>Returns the sorted names of the subfolders of a folder, without symbolic links.</summary>
    /// <returns>Nothing if the folder does not exist.</returns>
    string[] ListFolders(string folder);

    /// <summary>
    /// Returns the type of the network file system that a folder is on, such as <c>NFS</c>. There, a sync may not reach a disk and a lock
    /// may not exclude other machines.
    /// </summary>
    /// <returns><see langword="null"/> if the folder is on a local file system, or if the type is unknown.</returns>
    string? NetworkFileSystemOf(string folder);

    /// <summary>Creates an empty file that only this user can access, for reading and writing.</summary>
    /// <param name="path">The path. Symbolic links are not followed.</param>
    /// <param name="reserve">
    /// How many bytes of disk space to reserve. The length of the file stays 0. Ignored on file systems that cannot reserve space.
    /// </param>
    /// <exception cref="IOException">The path exists, or the disk has too little space; then no file is left.</exception>
    ISpoolFile Create(string path, long reserve);

    /// <summary>Opens an existing file for reading and writing. Symbolic links are not followed.</summary>
    ISpoolFile Open(string path);

    /// <summary>Deletes a file.</summary>
    /// <exception cref="IOException">The file does not exist or cannot be deleted.</exception>
    void Delete(string path);

    /// <summary>Renames a file.</summary>
    /// <exception cref="IOException"><paramref name="to"/> exists, or the file cannot be renamed; then nothing changes.</exception>
    void Rename(string from, string to);

    /// <summary>Waits until the files created, deleted and renamed in a folder so far are on disk.</summary>
    void SyncFolder(string path);

    /// <summary>
    /// Locks a folder against other processes and against other spools of this process, until the lock is disposed or the process
    /// ends in any way.
    /// </summary>
    /// <exception cref="SpoolInUseException">The lock is held; the exception has the process id of the owner.</exception>
    IDisposable Lock(string folder);
}
