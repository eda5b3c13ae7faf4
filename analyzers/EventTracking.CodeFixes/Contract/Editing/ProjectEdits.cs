using EventTracking.Analyzers.Configuration;
using EventTracking.Analyzers.Contract;
using EventTracking.Analyzers.Events;
using EventTracking.CodeFixes.Editing;
using EventTracking.Generators.Contract;
using EventTracking.Generators.Shape;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EventTracking.CodeFixes.Contract.Editing;

/// <summary>A project with the edits of its lock and documents.</summary>
internal sealed class ProjectEdits
{
    private readonly SolutionEdits _solution;
    private readonly AnalyzerOptions _options;
    private readonly HashSet<ISymbol> _bumped = new(SymbolEqualityComparer.Default);

    private ProjectEdits(SolutionEdits solution, AnalyzerOptions options, ProjectContract contract, LockEditor @lock) =>
        (_solution, _options, Contract, Lock) = (solution, options, contract, @lock);

    /// <summary>The contract before all edits.</summary>
    public ProjectContract Contract { get; }

    public LockEditor Lock { get; }

    public CancellationToken CancellationToken => _solution.CancellationToken;

    /// <summary>Returns <see langword="null"/> if the project has no lock that can be edited.</summary>
    public static async Task<ProjectEdits?> BeginAsync(SolutionEdits solution, Project project)
    {
        var cancellationToken = solution.CancellationToken;
        return await solution.LockOfAsync(project).ConfigureAwait(false) is { } text
            && await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is { } compilation
            && ProjectContract.Of(compilation, project.AnalyzerOptions, cancellationToken) is { } contract
            ? new ProjectEdits(solution, project.AnalyzerOptions, contract, text.Editor)
            : null;
    }

    /// <summary>Returns the event that a diagnostic is about, or <see langword="null"/> if it is about none or several.</summary>
    public EventUnderContract? EventOf(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(ContractProperties.EventType, out var name)
            && name is not null
            && Contract.Compilation.Assembly.GetTypeByMetadataName(name) is { } type
            ? EventOf(type)
            : null;

    public EventUnderContract? EventOf(INamedTypeSymbol type) => TrackedEventDeclaration.Find(type) is { } declaration
        ? new EventUnderContract(Contract, declaration, CompatibilitySetting.Of(_options, declaration.File), CancellationToken)
        : null;

    public ParsedShape Parse(INamedTypeSymbol type) => EventShapes.Parse(Contract.Compilation, type, CancellationToken);

    public Task<DocumentFix?> DocumentAsync(SyntaxTree tree) => _solution.DocumentAsync(tree);

    /// <summary>Returns whether the event gets a new version for the first time.</summary>
    public bool IsFirstBump(INamedTypeSymbol type) => _bumped.Add(type);
}
