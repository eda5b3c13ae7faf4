using System.Composition;
using EventTracking.CodeFixes.Contract.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace EventTracking.CodeFixes.Contract;

/// <summary>EVT503: gives the event a new version.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class LockedTypeMustRemainFix() : ContractFix("EVT503", new BumpVersionEdit());
