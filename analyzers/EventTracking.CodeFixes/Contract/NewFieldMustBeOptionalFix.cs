using System.Composition;
using EventTracking.CodeFixes.Contract.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace EventTracking.CodeFixes.Contract;

/// <summary>EVT505: gives the event a new version.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class NewFieldMustBeOptionalFix() : ContractFix("EVT505", new BumpVersionEdit());
