namespace EventTracking.Redis.Handling;

/// <summary>Receives events until it is stopped.</summary>
internal interface IConsumer
{
    /// <summary>Runs the consumer. Failures of servers and handlers do not end it.</summary>
    /// <param name="stopping">Ends the consumer after the event that is being handled.</param>
    /// <param name="aborted">Cancels the handler.</param>
    Task RunAsync(CancellationToken stopping, CancellationToken aborted);
}
