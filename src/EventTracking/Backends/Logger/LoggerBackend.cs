using System.Globalization;
using System.Text;
using EventTracking.Json;
using Microsoft.Extensions.Logging;

namespace EventTracking;

/// <summary>Writes each event as JSON text to an <see cref="ILogger"/>.</summary>
public sealed class LoggerBackend : IAccountableBackend
{
    private readonly ILogger _logger;
    private readonly LoggerBackendOptions _options;

    /// <summary>Creates a backend.</summary>
    /// <param name="logger">The logger. Its category is the category of the events.</param>
    /// <param name="options">The settings.</param>
    /// <exception cref="ArgumentNullException">The logger is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">
    /// The level is <see cref="LogLevel.None"/> or undefined, or the maximum length is negative.
    /// </exception>
    public LoggerBackend(ILogger logger, LoggerBackendOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(logger);
        options ??= new LoggerBackendOptions();
        if (options.Level is < LogLevel.Trace or >= LogLevel.None)
        {
            throw new ArgumentException(
                $"No event can be logged at the level {options.Level}. Use one from Trace to Critical.", nameof(options));
        }

        if (options.MaxTextLength is < 0)
        {
            throw new ArgumentException(
                $"MaxTextLength cannot be {options.MaxTextLength}. Use 0 or more, or null for no limit.", nameof(options));
        }

        _logger = logger;
        _options = options;
    }

    /// <inheritdoc/>
    /// <remarks>While the level is disabled, events count as filtered.</remarks>
    public BackendAccount Account { get; } = new();

    /// <inheritdoc/>
    public void Send(in EventEnvelope envelope)
    {
        Account.Offer();
        if (!_logger.IsEnabled(_options.Level))
        {
            Account.Filter();
            return;
        }

        var text = _options.Format is LoggerFormat.PythonJson ? PythonJson.Format(envelope.Json) : Encoding.UTF8.GetString(envelope.Json);
        if (text.Length > _options.MaxTextLength)
        {
            Account.Drop(DropReason.Oversize, in envelope, TooLong(text.Length));
            return;
        }

        // The text is passed as the state, so that braces in an event are never parsed as a message template.
        _logger.Log(_options.Level, default, text, null, static (state, _) => state);
        Account.Deliver();
    }

    private string TooLong(int length) => string.Create(
        CultureInfo.InvariantCulture,
        $"its text has {length} characters, and the logger backend takes {_options.MaxTextLength}");
}
