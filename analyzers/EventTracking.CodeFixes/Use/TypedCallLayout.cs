using EventTracking.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EventTracking.CodeFixes.Use;

/// <summary>The layout of a typed call: arguments on their own lines are indented one step more than the call.</summary>
/// <param name="Call">The indentation of the call.</param>
/// <param name="Arguments">The indentation of its arguments.</param>
/// <param name="EndOfLine">The line break of the file.</param>
internal sealed record TypedCallLayout(string Call, string Arguments, SyntaxTrivia EndOfLine)
{
    private const string DefaultStep = "    ";

    public static TypedCallLayout Of(UntypedEmitSyntax untyped)
    {
        var tree = untyped.Invocation.SyntaxTree;
        var call = Lines.IndentationAt(tree, untyped.Invocation.SpanStart);
        return new TypedCallLayout(call, call + StepOf(untyped), Lines.EndOfLineIn(tree.GetRoot()));
    }

    /// <summary>Returns the indentation step from the braces of the dictionary to its entries.</summary>
    private static string StepOf(UntypedEmitSyntax untyped)
    {
        if (untyped.Entries.FirstOrDefault() is not { Parent: InitializerExpressionSyntax initializer } first
            || !Lines.IsFirst(first.GetFirstToken()))
        {
            return DefaultStep;
        }

        var outer = Lines.IndentationAt(first.SyntaxTree, initializer.SpanStart);
        var inner = Lines.IndentationAt(first.SyntaxTree, first.SpanStart);
        return inner.Length > outer.Length && inner.StartsWith(outer, StringComparison.Ordinal)
            ? inner.Substring(outer.Length)
            : DefaultStep;
    }
}
