using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Caching;

/// <summary>
/// The files of a compilation by what they say to each other. Nothing of it is found out before somebody asks, because a build has one
/// compilation and nothing to remember.
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

    private ProjectOutline? _alike;

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

    /// <remarks>It does not hold the compilation: what is remembered of an old one holds its files, and none of its symbols.</remarks>
    public static ProjectOutline Of(Compilation compilation) => Known.GetValue(compilation, static compilation => new ProjectOutline(compilation));

    /// <summary>Whether a name means the same type in both: the edits between them were within members.</summary>
    public bool HasTheHeadersOf(ProjectOutline other)
    {
        // Each event asks, and nearly all of one and the same other.
        if (ReferenceEquals(_alike, other))
            return true;
        if (!ReferenceEquals(_options, other._options)
            || _name != other._name
            || !_references.SequenceEqual(other._references)
            || !_headers.Value.AsSpan().SequenceEqual(other._headers.Value))
        {
            return false;
        }

        // One step back and no further, or every file of the past would be kept.
        (_alike, other._alike) = (other, null);
        return true;
    }

    /// <summary>
    /// Every file that can have a say in what a declaration in this one means: those that declare a type by a name that stands in the
    /// file, or in one of those files. A name of something else, a property perhaps, finds a file too many, which does no harm.
    /// </summary>
    public ImmutableArray<SyntaxTree> SourcesOf(SyntaxTree file) => _sources.GetOrAdd(file, FindSources);

    private ImmutableArray<SyntaxTree> FindSources(SyntaxTree file)
    {
        var found = new HashSet<SyntaxTree>();
        var open = new Stack<SyntaxTree>(_files.Where(static other => FileOutline.Of(other).ConcernsAll));
        open.Push(file);
        while (open.Count > 0)
        {
            var next = open.Pop();
            if (!found.Add(next))
                continue;
            foreach (var name in FileOutline.Of(next).Names)
            {
                foreach (var declaring in _declaring.Value[name].Concat(_declaring.Value[name + "Attribute"]))
                    open.Push(declaring);
            }
        }

        return [.. found];
    }
}
