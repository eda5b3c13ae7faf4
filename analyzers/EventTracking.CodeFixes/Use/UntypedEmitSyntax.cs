using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EventTracking.CodeFixes.Use;

/// <summary>The syntax of an untyped emit whose data lists keys and values.</summary>
/// <param name="Invocation">The call.</param>
/// <param name="Name">The expression of the name.</param>
/// <param name="Entries">The entries of the data, empty if there is none.</param>
internal sealed record UntypedEmitSyntax(
    InvocationExpressionSyntax Invocation, ExpressionSyntax Name, SeparatedSyntaxList<ExpressionSyntax> Entries)
{
    /// <summary>Returns the syntax, or <see langword="null"/> if the data is not a new dictionary with listed entries.</summary>
    public static UntypedEmitSyntax? Read(InvocationExpressionSyntax invocation)
    {
        var arguments = invocation.ArgumentList.Arguments;
        var name = Argument(arguments, "name", 0);
        var data = Argument(arguments, "data", 1);
        if (name is null)
            return null;

        return data switch
        {
            null or LiteralExpressionSyntax
            {
                RawKind: (int)SyntaxKind.NullLiteralExpression or (int)SyntaxKind.DefaultLiteralExpression,
            } =>
                new UntypedEmitSyntax(invocation, name, default),
            BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 } } creation
                when creation.Initializer is null || creation.Initializer.Expressions.All(IsEntry) =>
                new UntypedEmitSyntax(invocation, name, creation.Initializer?.Expressions ?? default),
            _ => null,
        };
    }

    /// <summary>Returns the key of <c>[key] = value</c> or <c>{ key, value }</c>.</summary>
    public static ExpressionSyntax Key(ExpressionSyntax entry) => entry switch
    {
        AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax access } => access.ArgumentList.Arguments[0].Expression,
        _ => ((InitializerExpressionSyntax)entry).Expressions[0],
    };

    /// <summary>Returns the value without a cast to <see langword="object"/>, which only the dictionary needs.</summary>
    public static ExpressionSyntax Value(ExpressionSyntax entry)
    {
        var value = entry is AssignmentExpressionSyntax assignment ? assignment.Right : ((InitializerExpressionSyntax)entry).Expressions[1];
        while (value is CastExpressionSyntax cast && IsObject(cast.Type))
            value = cast.Expression;
        return value;
    }

    private static bool IsEntry(ExpressionSyntax entry) => entry switch
    {
        AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax { ArgumentList.Arguments.Count: 1 } } =>
            entry.IsKind(SyntaxKind.SimpleAssignmentExpression),
        InitializerExpressionSyntax { Expressions.Count: 2 } => true,
        _ => false,
    };

    private static bool IsObject(TypeSyntax type) =>
        (type is NullableTypeSyntax nullable ? nullable.ElementType : type)
            is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.ObjectKeyword };

    private static ExpressionSyntax? Argument(SeparatedSyntaxList<ArgumentSyntax> arguments, string name, int index) =>
        arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == name)?.Expression
        ?? (index < arguments.Count && arguments[index].NameColon is null ? arguments[index].Expression : null);
}
