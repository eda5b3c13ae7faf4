using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace EventTracking.Tool.Metadata;

/// <summary>What the metadata of an assembly says about its references and events. The assembly is not loaded.</summary>
/// <param name="Path">The path of the assembly.</param>
/// <param name="References">The simple names of its references.</param>
/// <param name="TargetFramework">The version of .NET that it targets, or <see langword="null"/>.</param>
/// <param name="DeclaresEvents">Whether events were generated in it.</param>
internal sealed record AssemblyFile(string Path, IReadOnlyList<string> References, Version? TargetFramework, bool DeclaresEvents)
{
    /// <summary>The simple name of the core assembly, which every assembly with events references.</summary>
    public const string Core = "EventTracking";

    private const string DeclarationsAttribute = "TrackedEventDeclarationsAttribute";

    /// <summary>Gets a value indicating whether it uses the core, and can therefore emit events.</summary>
    public bool ReferencesEventTracking => References.Contains(Core, StringComparer.Ordinal);

    /// <summary>Reads an assembly, or returns <see langword="null"/> if the file is not one or cannot be opened.</summary>
    public static AssemblyFile? TryOpen(string path)
    {
        try
        {
            return Open(path);
        }
        catch (Exception exception) when (exception is ToolException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Reads an assembly.</summary>
    /// <exception cref="ToolException">The file is not a .NET assembly.</exception>
    public static AssemblyFile Open(string path)
    {
        using var file = File.OpenRead(path);
        try
        {
            using var image = new PEReader(file, PEStreamOptions.LeaveOpen);
            if (!image.HasMetadata)
                throw NotManaged(path, "a native image without .NET metadata");
            var metadata = image.GetMetadataReader();
            return metadata.IsAssembly
                ? Read(path, metadata)
                : throw new ToolException($"'{path}' is a .NET module, not an assembly. Name the assembly that it is part of.");
        }
        catch (BadImageFormatException exception)
        {
            throw IsNative(file)
                ? NotManaged(path, "a native program", exception)
                : new ToolException($"'{path}' is not a .NET assembly, and not a lock file.", exception);
        }
    }

    /// <summary>Returns the other assemblies in the folder of an assembly.</summary>
    public static IEnumerable<string> Neighbors(string path) =>
        Directory.EnumerateFiles(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!, "*.dll")
            .Where(other => !string.Equals(other, System.IO.Path.GetFullPath(path), StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    private static AssemblyFile Read(string path, MetadataReader metadata)
    {
        var attributes = metadata.GetAssemblyDefinition().GetCustomAttributes().Select(metadata.GetCustomAttribute).ToList();
        return new AssemblyFile(
            path,
            [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))],
            attributes.Where(attribute => Name(metadata, attribute) == "TargetFrameworkAttribute")
                .Select(attribute => FrameworkVersion(metadata, attribute))
                .FirstOrDefault(),
            attributes.Any(attribute => Name(metadata, attribute) == DeclarationsAttribute));
    }

    /// <summary>The name of an attribute from another assembly.</summary>
    private static string? Name(MetadataReader metadata, CustomAttribute attribute) =>
        attribute.Constructor.Kind is HandleKind.MemberReference
        && metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } type
            ? metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)type).Name)
            : null;

    /// <summary>
    /// The version in <c>.NETCoreApp,Version=v10.0</c>; <see langword="null"/> for another framework, such as .NET Standard.
    /// </summary>
    private static Version? FrameworkVersion(MetadataReader metadata, CustomAttribute attribute)
    {
        const string start = ".NETCoreApp,Version=v";
        var value = metadata.GetBlobReader(attribute.Value);
        value.ReadUInt16();
        return value.ReadSerializedString() is { } name
            && name.StartsWith(start, StringComparison.Ordinal)
            && Version.TryParse(name.AsSpan(start.Length), out var version)
            ? version
            : null;
    }

    private static ToolException NotManaged(string path, string what, Exception? inner = null)
    {
        string[] assemblies = [$"{path}.dll", System.IO.Path.ChangeExtension(path, ".dll")];
        var hint = Array.Find(assemblies, other => other != path && File.Exists(other)) is { } assembly
            ? $"Name its assembly instead: {assembly}"
            : "Name its project, or the assembly in the bin folder: Native AOT and single-file programs have no readable metadata.";
        return new ToolException($"'{path}' is {what}. {hint}", inner);
    }

    /// <summary>Whether the file starts as an ELF or Mach-O file does.</summary>
    private static bool IsNative(FileStream file)
    {
        Span<byte> start = stackalloc byte[4];
        file.Position = 0;
        if (file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) < start.Length)
            return false;
        return start.SequenceEqual("\u007fELF"u8)
            || start.SequenceEqual<byte>([0xCF, 0xFA, 0xED, 0xFE])
            || start.SequenceEqual<byte>([0xCA, 0xFE, 0xBA, 0xBE]);
    }
}
