using EventTracking.Generators.Naming;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace EventTracking.CodeFixes.Editing;

/// <summary>The edits of one document by one or more fixes, and the names and namespaces that they bring into it.</summary>
internal sealed class DocumentFix
{
    private readonly DocumentEditor _editor;
    private readonly HashSet<(SyntaxNode Member, string Name)> _names = [];
    private readonly SortedSet<string> _namespaces = new(StringComparer.Ordinal);

    private DocumentFix(DocumentEditor editor, CancellationToken cancellationToken)
    {
        _editor = editor;
        CancellationToken = cancellationToken;
    }

    /// <summary>Takes the edits. They are applied together; a node within a replaced one is edited by a function of the current node.</summary>
    public SyntaxEditor Editor => _editor;

    /// <summary>The meaning of the document before all edits.</summary>
    public SemanticModel Model => _editor.SemanticModel;

    public CancellationToken CancellationToken { get; }

    public static async Task<DocumentFix> BeginAsync(Document document, CancellationToken cancellationToken) =>
        new(await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false), cancellationToken);

    /// <summary>The innermost node with the span of the diagnostic.</summary>
    public SyntaxNode NodeAt(Diagnostic diagnostic) =>
        _editor.OriginalRoot.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);

    /// <summary>A name for a new local that nothing in scope, in the member around it or given before bears.</summary>
    public string FreeName(string wanted, SyntaxNode place)
    {
        // The statements of a program without a Main are members, but share one scope.
        var member = place.FirstAncestorOrSelf<MemberDeclarationSyntax>(static m => m is not GlobalStatementSyntax) ?? _editor.OriginalRoot;
        var taken = new HashSet<string>(
            member.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken)).Select(static token => token.ValueText),
            StringComparer.Ordinal);
        return UniqueNames.Find(wanted, name =>
            taken.Contains(name) || !Model.LookupSymbols(place.SpanStart, name: name).IsEmpty || !_names.Add((member, name)));
    }

    /// <summary>Imports a namespace where the document does not yet.</summary>
    public void Import(INamespaceSymbol @namespace)
    {
        if (!@namespace.IsGlobalNamespace)
            _namespaces.Add(@namespace.ToDisplayString(TypeNames.Relative));
    }

    /// <summary>The document after all edits.</summary>
    public Document Apply()
    {
        var document = _editor.GetChangedDocument();
        if (_namespaces.Count == 0 || _editor.GetChangedRoot() is not CompilationUnitSyntax root)
            return document;

        foreach (var @namespace in _namespaces)
            root = UsingDirectives.Add(root, @namespace);
        return document.WithSyntaxRoot(root);
    }
}
