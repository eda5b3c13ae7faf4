using EventTracking.Diagnostics;

namespace EventTracking.Accounting;

/// <summary>A backend of another package that has backends below it.</summary>
internal interface IBackendParent
{
    /// <summary>The account of the backend and of all that is below, in the order of the calls.</summary>
    IEnumerable<AccountEntry> AccountsFrom(string path);

    /// <summary>Tells the accounts below their names and where their losses are reported.</summary>
    void Attach(FailureReporter failures);
}
