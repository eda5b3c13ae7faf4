namespace EventTracking.Tool.Inputs;

/// <summary>A file that events are read from.</summary>
internal abstract record EventSource;

/// <summary>A compiled assembly.</summary>
/// <param name="Path">The path of the assembly.</param>
/// <param name="Project">The path of the project that it was built from, if the input was a project.</param>
internal sealed record AssemblySource(string Path, string? Project = null) : EventSource;

/// <summary>A lock file.</summary>
/// <param name="Name">The path of the file, or <c>git:REV:PATH</c>.</param>
/// <param name="Content">The bytes of the file.</param>
internal sealed record LockSource(string Name, byte[] Content) : EventSource;
