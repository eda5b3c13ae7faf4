using Confluent.Kafka;

namespace EventTracking.Kafka;

/// <summary>A message on its way. The client reports once what became of it.</summary>
internal sealed class Delivery(Deliveries owner)
{
    /// <summary>Gets the error, or <see langword="null"/> if the brokers have stored the message.</summary>
    public Error? Error { get; private set; }

    /// <summary>Gets a value indicating whether the client refused the message because of its size.</summary>
    public bool IsTooLarge { get; private set; }

    public bool IsDone { get; private set; }

    /// <summary>Gets or sets a value indicating whether the current request waits for the report.</summary>
    public bool IsAwaited { get; set; }

    /// <summary>Called by a thread of the client.</summary>
    public void OnReport(DeliveryReport<byte[]?, byte[]> report) =>
        owner.Complete(this, report.Error is { IsError: true } error ? error : null);

    /// <summary>Records that the client did not take the message.</summary>
    public void Refuse(Error error)
    {
        IsTooLarge = error.Code is ErrorCode.MsgSizeTooLarge;
        End(error);
    }

    public void End(Error? error) => (Error, IsDone) = (error, true);
}
