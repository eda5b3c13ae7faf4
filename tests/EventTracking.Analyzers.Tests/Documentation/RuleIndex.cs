using System.Globalization;
using System.Text;
using EventTracking.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace EventTracking.Analyzers.Tests.Documentation;

/// <summary>The table of all rules, generated from their descriptors.</summary>
internal static class RuleIndex
{
    public static string Render()
    {
        var page = new StringBuilder("""
            # Rules

            Diagnostics that the compiler and editors report for tracked events..

            Change the severity of a rule in `.editorconfig`, for example `dotnet_diagnostic.EVT405.severity = none`. Suppress a single diagnostic
            with `#pragma warning disable EVT404` or `[SuppressMessage]`.

            This page is generated from the rule descriptors: run the tests with `UPDATE_SNAPSHOTS=1` to update it.

            | id | rule | severity | fix |
            |---|---|---|---|

            """.ReplaceLineEndings("\n"));

        foreach (var rule in AllRules.Analyzers.Select(AllRules.Descriptor))
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"| [{rule.Id}]({rule.Id}.md) | {rule.Title} | {Severity(rule)} | {(IsFixable(rule) ? "yes" : "")} |\n");
        }

        return page.ToString();
    }

    private static string Severity(DiagnosticDescriptor rule) =>
        rule.DefaultSeverity is DiagnosticSeverity.Info ? "information" : rule.DefaultSeverity.ToString().ToLowerInvariant();

    private static bool IsFixable(DiagnosticDescriptor rule) => AllRules.Fixes.Any(fix => fix.FixableDiagnosticIds.Contains(rule.Id));
}
