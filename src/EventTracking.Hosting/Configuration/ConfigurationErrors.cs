namespace EventTracking.Hosting.Configuration;

/// <summary>Collects the errors of a configuration, so that they are reported together.</summary>
internal sealed class ConfigurationErrors
{
    private readonly List<string> _errors = [];
    private readonly List<Exception> _causes = [];

    public int Count => _errors.Count;

    /// <summary>Returns whether the setting already has an error.</summary>
    public bool Contains(string path) => _errors.Exists(error => error.StartsWith($"{path}: ", StringComparison.OrdinalIgnoreCase));

    /// <param name="path">The full path of the setting.</param>
    /// <param name="error">The error; must not contain a value that may be a secret.</param>
    public void Add(string path, string error) => _errors.Add($"{path}: {error}");

    public void Add(string path, string error, Exception cause)
    {
        Add(path, error);
        _causes.Add(cause);
    }

    public void ThrowIfAny()
    {
        if (_errors.Count > 0)
            throw new EventTrackingConfigurationException(_errors, _causes.Count > 0 ? new AggregateException(_causes) : null);
    }
}
