using EventTracking.Generators.Contract;

namespace EventTracking.Tool.Inputs;

/// <summary>A file that events are read from.</summary>
internal abstract record EventSource;

/// <summary>A compiled assembly.</summary>
/// <param name="Path">The path of the assembly.</param>
/// <param name="Project">The path of the project that it was built from, if the input was a project.</param>
internal sealed record AssemblySource(string Path, string? Project = null) : EventSource
{
    /// <summary>Gets the path of the lock beside the project, or <see langword="null"/>. The file may not exist.</summary>
    public string? LockPath =>
        Project is null ? null : System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Project) ?? "", LockFile.FileName);
}

/// <summary>A lock file.</summary>
/// <param name="Name">The path of the file, or <c>git:REV:PATH</c>.</param>
/// <param name="Content">The bytes of the file.</param>
internal sealed record LockSource(string Name, byte[] Content) : EventSource;
