using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using EventTracking.Tool.Inputs;
using EventTracking.Tool.Metadata;
using Microsoft.CodeAnalysis;

namespace EventTracking.Tool.Emissions;

/// <summary>Finds where events and their members are declared, through debugging symbols or in a lock file.</summary>
internal static class Declarations
{
    private const string GeneratedFile = ".g.cs";

    /// <summary>
    /// Returns the file and line, counted from 1, of a path's member or, if it has none, of the event; or <see langword="null"/> if neither
    /// can be found.
    /// </summary>
    public static (string File, int Line)? Find(EventEntry entry, string path) =>
        entry.Parsed is not null ? InSource(entry, path)
        : entry.Block is { } block && !GitInput.IsGit(entry.Source) ? (entry.Source, block.LinesByPath.GetValueOrDefault(path, block.Line))
        : null;

    private static (string File, int Line)? InSource(EventEntry entry, string path)
    {
        using var file = File.OpenRead(entry.AssemblyPath!);
        using var image = new PEReader(file);
        using var locations = SourceLocations.Open(image, entry.AssemblyPath!);
        var members = path.Length == 0 ? [] : entry.Parsed!.MembersOn(path);
        return members.Reverse()
            .Where(member => SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, entry.Parsed!.Type.ContainingAssembly))
            .SelectMany(MethodsOf)
            .Concat(entry.Parsed!.Type.InstanceConstructors)
            .Concat(entry.Parsed!.Type.GetMembers().SelectMany(MethodsOf))
            .Where(static method => method.MetadataToken != 0)
            .Select(method => locations.Find((MethodDefinitionHandle)MetadataTokens.Handle(method.MetadataToken), 0))
            .FirstOrDefault(static location => location is { File: var name } && !name.EndsWith(GeneratedFile, StringComparison.Ordinal));
    }

    private static IEnumerable<IMethodSymbol> MethodsOf(ISymbol member) =>
        member is IPropertySymbol { GetMethod: { } getter } ? [getter] : [];
}
