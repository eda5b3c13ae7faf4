using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EventTracking.Generators.Caching;

/// <summary>What other files can see of a file, and the names that it uses. It never changes, because syntax trees are immutable.</summary>
internal sealed class FileOutline
{
    private static readonly ConditionalWeakTable<SyntaxTree, FileOutline> Known = new();

    private readonly StringBuilder _headers = new();
    private readonly List<string> _declared = [];
    private readonly Lazy<HashSet<string>> _names;

    private FileOutline(SyntaxTree file)
    {
        Add((CompilationUnitSyntax)file.GetRoot());
        Headers = _headers.ToString();
        _names = new(() => ReadNames(file.GetRoot()));
    }

    /// <summary>
    /// The type declarations without their members, the global usings and the assembly attributes. As long as the headers of all files are
    /// the same, every name means the same type.
    /// </summary>
    public string Headers { get; }

    /// <summary>The simple names of the declared types.</summary>
    public IReadOnlyList<string> Declared => _declared;

    /// <summary>Whether the file has a global using or an assembly attribute, which affect all files.</summary>
    public bool AffectsAllFiles { get; private set; }

    /// <summary>Every name outside the bodies of members.</summary>
    public IReadOnlyCollection<string> Names => _names.Value;

    public static FileOutline Of(SyntaxTree file) => Known.GetValue(file, static file => new FileOutline(file));

    private static HashSet<string> ReadNames(SyntaxNode root) => new(
        root.DescendantTokens(static node => node is not (BlockSyntax or ArrowExpressionClauseSyntax))
            .Where(static token => token.IsKind(SyntaxKind.IdentifierToken))
            .Select(static token => token.ValueText),
        StringComparer.Ordinal);

    private void Add(CompilationUnitSyntax unit)
    {
        foreach (var global in unit.Usings.Where(static u => !u.GlobalKeyword.IsKind(SyntaxKind.None)))
            AddGlobal(global, global.Alias?.Name.Identifier.ValueText);
        foreach (var attributes in unit.AttributeLists)
            AddGlobal(attributes, null);
        if (unit.Members.Any(SyntaxKind.GlobalStatement))
            Declare("Program");
        AddMembers(unit.Members);
    }

    private void AddGlobal(SyntaxNode node, string? alias)
    {
        AffectsAllFiles = true;
        _headers.Append(node).Append('\n');
        if (alias is not null)
            _declared.Add(alias);
    }

    private void AddMembers(SyntaxList<MemberDeclarationSyntax> members)
    {
        foreach (var member in members)
        {
            switch (member)
            {
                case BaseNamespaceDeclarationSyntax @namespace:
                    _headers.Append("namespace ").Append(@namespace.Name).Append('{');
                    AddMembers(@namespace.Members);
                    _headers.Append('}');
                    break;
                case TypeDeclarationSyntax type:
                    var record = type as RecordDeclarationSyntax;
                    Declare(type.Identifier.ValueText, type.Modifiers, type.Keyword, record?.ClassOrStructKeyword);
                    _headers.Append(type.TypeParameterList).Append(type.BaseList).Append(type.ConstraintClauses).Append('{');
                    AddMembers(type.Members);
                    _headers.Append('}');
                    break;
                case EnumDeclarationSyntax @enum:
                    Declare(@enum.Identifier.ValueText, @enum.Modifiers, @enum.EnumKeyword, @enum.BaseList);
                    break;
                case DelegateDeclarationSyntax @delegate:
                    Declare(@delegate.Identifier.ValueText, @delegate.Modifiers, @delegate.DelegateKeyword, @delegate.TypeParameterList);
                    break;
            }
        }
    }

    private void Declare(string name, params object?[] header)
    {
        _declared.Add(name);
        foreach (var part in header)
            _headers.Append(part).Append(' ');
        _headers.Append(name).Append('\n');
    }
}
