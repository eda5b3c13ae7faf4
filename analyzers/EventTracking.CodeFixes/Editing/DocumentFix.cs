using EventTracking.Generators.Naming;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace EventTracking.CodeFixes.Editing;

/// <summary>Collects the edits of one or more fixes in a document, with the names and namespaces that they add.</summary>
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

    /// <summary>
    /// Collects the edits, which are applied together. A node inside a replaced one must be edited by a function of the current node.
    /// </summary>
    public SyntaxEditor Editor => _editor;

    /// <summary>The semantic model of the document before all edits.</summary>
    public SemanticModel Model => _editor.SemanticModel;

    public CancellationToken CancellationToken { get; }

    public static async Task<DocumentFix> BeginAsync(Document document, CancellationToken cancellationToken) =>
        new(await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false), cancellationToken);

    /// <summary>Returns the innermost node with the span of the diagnostic.</summary>
    public SyntaxNode NodeAt(Diagnostic diagnostic) =>
        _editor.OriginalRoot.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);

    /// <summary>Returns a name for a new local that is not used in scope, in the containing member, or by an earlier edit.</summary>
    public string FreeName(string wanted, SyntaxNode node)
    {
        // Top-level statements are separate members, but share one scope.
        var member = node.FirstAncestorOrSelf<MemberDeclarationSyntax>(static m => m is not GlobalStatementSyntax) ?? _editor.OriginalRoot;
        var identifiers = member.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken));
        var taken = new HashSet<string>(identifiers.Select(static token => token.ValueText), StringComparer.Ordinal);
        return UniqueNames.Find(wanted, name =>
            taken.Contains(name) || !Model.LookupSymbols(node.SpanStart, name: name).IsEmpty || !_names.Add((member, name)));
    }

    /// <summary>Adds a <c>using</c> directive if the document does not import the namespace.</summary>
    public void Import(INamespaceSymbol @namespace)
    {
        if (!@namespace.IsGlobalNamespace)
            _namespaces.Add(@namespace.ToDisplayString(TypeNames.Relative));
    }

    /// <summary>Returns the document after all edits.</summary>
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
