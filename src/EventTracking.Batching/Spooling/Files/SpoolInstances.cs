using System.Globalization;

namespace EventTracking.Batching.Spooling.Files;

/// <summary>
/// The folders of the instances of a program that share one configured path: <c>{instance}</c> in it is replaced by a number from 1.
/// </summary>
/// <remarks>Opening a spool takes the lock of its folder, so an instance is free if its spool can be opened.</remarks>
internal sealed class SpoolInstances
{
    public const string Placeholder = "{instance}";

    /// <summary>More instances than can be meant.</summary>
    private const int MaxInstances = 10_000;

    private readonly ISpoolFileSystem _files;
    private readonly string _path;
    private readonly string _parent;
    private readonly string[] _name;

    /// <param name="files">The file system.</param>
    /// <param name="path">The configured path.</param>
    /// <exception cref="ArgumentException">The placeholder is not in the last part of the path, or is there more than once.</exception>
    public SpoolInstances(ISpoolFileSystem files, string path)
    {
        _files = files;
        _path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        _parent = Path.GetDirectoryName(_path) ?? "";
        _name = Path.GetFileName(_path).Split(Placeholder);
        if (_name.Length > 2 || _parent.Contains(Placeholder, StringComparison.Ordinal))
        {
            throw new ArgumentException(
                $"The path '{path}' has '{Placeholder}' in the wrong place. Use it once, in the last part, as in 'spool/shop-{Placeholder}'.",
                nameof(path));
        }
    }

    /// <summary>Gets a value indicating whether the path has the placeholder.</summary>
    public bool HasInstances => _name.Length == 2;

    /// <summary>Opens the spool of the first free instance, or the only spool if the path has no placeholder.</summary>
    /// <param name="open">Opens a spool, given the path of its folder.</param>
    /// <exception cref="SpoolInUseException">The path has no placeholder and its spool is in use, or too many instances are.</exception>
    public T OpenFirstFree<T>(Func<string, T> open)
    {
        if (!HasInstances)
            return open(_path);

        for (var instance = 1; ; instance++)
        {
            try
            {
                return open(PathOf(instance));
            }
            catch (SpoolInUseException) when (instance < MaxInstances)
            {
                // The next instance may be free.
            }
        }
    }

    /// <summary>Opens the existing spools that no process uses: those of instances that have ended.</summary>
    /// <param name="open">Opens a spool, given the path of its folder.</param>
    /// <param name="failed">Called with a spool that cannot be opened for another reason than being in use.</param>
    /// <returns>The spools, one at a time: the next one is opened when it is asked for.</returns>
    public IEnumerable<T> OpenOrphans<T>(Func<string, T> open, Action<string, IOException> failed)
        where T : class
    {
        foreach (var instance in ExistingInstances())
        {
            var path = PathOf(instance);
            T? orphan = null;
            try
            {
                orphan = open(path);
            }
            catch (SpoolInUseException)
            {
                // It has an owner, which may be this process.
            }
            catch (IOException exception)
            {
                failed(path, exception);
            }

            if (orphan is not null)
                yield return orphan;
        }
    }

    private List<int> ExistingInstances() =>
        HasInstances ? [.. _files.ListFolders(_parent).Select(InstanceOf).Where(static instance => instance > 0).Order()] : [];

    private string PathOf(int instance) => Path.Combine(_parent, NameOf(instance));

    private string NameOf(int instance) => string.Concat(_name[0], instance.ToString(CultureInfo.InvariantCulture), _name[1]);

    /// <summary>Returns the number of an instance, or 0 for the name of another folder.</summary>
    private int InstanceOf(string name)
    {
        var length = name.Length - _name[0].Length - _name[1].Length;
        return length > 0
            && int.TryParse(name.AsSpan(_name[0].Length, length), NumberStyles.None, CultureInfo.InvariantCulture, out var instance)
            && name == NameOf(instance)
                ? instance
                : 0;
    }
}
