using System.Text;
using EventTracking.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace EventTracking.Analyzers.Tests.Documentation;

/// <summary>The table of all rules, made of their descriptors.</summary>
internal static class RuleIndex
{
    public static string Render()
    {
        var page = new StringBuilder("""
            # Rules

            What the compiler tells you about tracked events, while you type. This page is made of the rules' own descriptors; with
            `UPDATE_SNAPSHOTS=1` the tests write it anew.

            A severity is changed in `.editorconfig`: `dotnet_diagnostic.EVT405.severity = none`. A single report is suppressed by
            `#pragma warning disable EVT404` or by `[SuppressMessage]`, as everywhere in C#.

            | id | rule | severity | fix |
            |---|---|---|---|

            """.ReplaceLineEndings("\n"));

        foreach (var rule in AllRules.Analyzers.Select(AllRules.Descriptor))
            page.Append($"| [{rule.Id}]({rule.Id}.md) | {rule.Title} | {Severity(rule)} | {(IsFixable(rule) ? "yes" : "")} |\n");

        return page.ToString();
    }

    private static string Severity(DiagnosticDescriptor rule) =>
        rule.DefaultSeverity is DiagnosticSeverity.Info ? "information" : rule.DefaultSeverity.ToString().ToLowerInvariant();

    private static bool IsFixable(DiagnosticDescriptor rule) => AllRules.Fixes.Any(fix => fix.FixableDiagnosticIds.Contains(rule.Id));
}
