using System.Composition;
using EventTracking.CodeFixes.Contract.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace EventTracking.CodeFixes.Contract;

/// <summary>EVT509: records the change in the lock.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class LockMustBeCurrentFix() : ContractFix("EVT509", new UpdateLockEdit());
