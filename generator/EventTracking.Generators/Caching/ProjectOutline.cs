using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Caching;

/// <summary>
/// The outlines of all files in a compilation. Everything is computed on demand, because a command-line build has only one compilation and
/// never needs it.
/// </summary>
internal sealed class ProjectOutline
{
    private static readonly ConditionalWeakTable<Compilation, ProjectOutline> Known = new();

    private readonly ImmutableArray<SyntaxTree> _files;
    private readonly ImmutableArray<MetadataReference> _references;
    private readonly CompilationOptions _options;
    private readonly string? _name;
    private readonly Lazy<string[]> _headers;
    private readonly Lazy<ILookup<string, SyntaxTree>> _declaring;
    private readonly ConcurrentDictionary<SyntaxTree, ImmutableArray<SyntaxTree>> _sources = new();

    private ProjectOutline? _lastEqual;

    private ProjectOutline(Compilation compilation)
    {
        _files = [.. compilation.SyntaxTrees];
        _references = compilation.ExternalReferences;
        (_options, _name) = (compilation.Options, compilation.AssemblyName);
        _headers = new(() => [.. _files.Select(static file => FileOutline.Of(file).Headers)]);
        _declaring = new(() => _files
            .SelectMany(static file => FileOutline.Of(file).Declared.Select(name => (Name: name, File: file)))
            .ToLookup(static declared => declared.Name, static declared => declared.File, StringComparer.Ordinal));
    }

    /// <remarks>The outline keeps the files of the compilation alive, but neither the compilation nor its symbols.</remarks>
    public static ProjectOutline Of(Compilation compilation) =>
        Known.GetValue(compilation, static compilation => new ProjectOutline(compilation));

    /// <summary>Whether every name means the same type in both: all edits between them were inside members.</summary>
    public bool HasSameHeaders(ProjectOutline other)
    {
        // Called for each event, nearly always with the same outline.
        if (ReferenceEquals(_lastEqual, other))
            return true;
        if (!ReferenceEquals(_options, other._options)
            || _name != other._name
            || !_references.SequenceEqual(other._references)
            || !_headers.Value.AsSpan().SequenceEqual(other._headers.Value))
        {
            return false;
        }

        // Only one step back; a longer chain would keep all earlier files alive.
        (_lastEqual, other._lastEqual) = (other, null);
        return true;
    }

    /// <summary>
    /// All files that the meaning of declarations in this file can depend on: those that declare a type whose name occurs in this file or,
    /// transitively, in one of those files. The name of something else, such as a property, may add an unrelated file; that is harmless.
    /// </summary>
    public ImmutableArray<SyntaxTree> SourcesOf(SyntaxTree file) => _sources.GetOrAdd(file, FindSources);

    private ImmutableArray<SyntaxTree> FindSources(SyntaxTree file)
    {
        var found = new HashSet<SyntaxTree>();
        var pending = new Stack<SyntaxTree>(_files.Where(static other => FileOutline.Of(other).AffectsAllFiles));
        pending.Push(file);
        while (pending.Count > 0)
        {
            var next = pending.Pop();
            if (!found.Add(next))
                continue;
            foreach (var name in FileOutline.Of(next).Names)
            {
                foreach (var declaring in _declaring.Value[name].Concat(_declaring.Value[name + "Attribute"]))
                    pending.Push(declaring);
            }
        }

        return [.. found];
    }
}
