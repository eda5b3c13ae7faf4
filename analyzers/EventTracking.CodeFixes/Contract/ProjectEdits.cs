using System.Globalization;
using EventTracking.Analyzers.Contract;
using EventTracking.CodeFixes.Editing;
using EventTracking.Generators.Contract;
using EventTracking.Generators.Shape;
using Microsoft.CodeAnalysis;

namespace EventTracking.CodeFixes.Contract;

/// <summary>A project with the edits of its lock and documents.</summary>
internal sealed class ProjectEdits
{
    private readonly SolutionEdits _solution;
    private readonly LockText _lock;
    private readonly Dictionary<ISymbol, ParsedShape> _shapes = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _bumped = new(SymbolEqualityComparer.Default);

    private ProjectEdits(SolutionEdits solution, Compilation compilation, LockText @lock) =>
        (_solution, Compilation, _lock) = (solution, compilation, @lock);

    public Compilation Compilation { get; }

    /// <summary>The lock before all edits.</summary>
    public LockFile Locked => _lock.Original;

    public LockEditor Lock => _lock.Editor;

    public CancellationToken CancellationToken => _solution.CancellationToken;

    /// <summary>Returns <see langword="null"/> if the project has no lock that can be edited.</summary>
    public static async Task<ProjectEdits?> BeginAsync(SolutionEdits solution, Project project) =>
        await solution.LockOfAsync(project).ConfigureAwait(false) is { } text
            && await project.GetCompilationAsync(solution.CancellationToken).ConfigureAwait(false) is { } compilation
            ? new ProjectEdits(solution, compilation, text)
            : null;

    /// <summary>Returns the event that a diagnostic is about, or <see langword="null"/>.</summary>
    public INamedTypeSymbol? EventOf(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(ContractProperties.EventType, out var name) && name is not null
            ? Compilation.Assembly.GetTypeByMetadataName(name)
            : null;

    public ParsedShape Parse(INamedTypeSymbol type)
    {
        if (!_shapes.TryGetValue(type, out var shape))
            _shapes.Add(type, shape = EventShapes.Parse(Compilation, type, CancellationToken));
        return shape;
    }

    public Task<DocumentFix?> DocumentAsync(SyntaxTree tree) => _solution.DocumentAsync(tree);

    /// <summary>Returns whether the event gets a new version for the first time.</summary>
    public bool IsFirstBump(INamedTypeSymbol type) => _bumped.Add(type);

    /// <summary>Returns an integer property of a diagnostic, or <see langword="null"/>.</summary>
    public static int? IntegerOf(Diagnostic diagnostic, string property) =>
        diagnostic.Properties.TryGetValue(property, out var text)
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;
}
