using System.Composition;
using EventTracking.CodeFixes.Contract.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace EventTracking.CodeFixes.Contract;

/// <summary>EVT507: marks the event as retired in the lock.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class LockedEventMustBeDeclaredFix() : ContractFix("EVT507", new RetireEdit());
