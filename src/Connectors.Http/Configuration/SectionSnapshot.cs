using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;

namespace Connectors.Http.Configuration;

/// <summary>
/// A section as it was read at one moment, without what is null: binders would make null the zero or the no of its type, where people who write it mean that nothing
/// is set. Binding it costs what it sets and no look-ups. Immutable.
/// </summary>
internal sealed class SectionSnapshot : IConfigurationSection
{
    private readonly string? _value;
    private readonly List<SectionSnapshot> _children;

    public SectionSnapshot(IConfigurationSection section)
        : this(section.Key, section.Path, section.Value, [.. section.GetChildren().Select(static child => new SectionSnapshot(child)).Where(static child => child.IsThere)])
    {
    }

    private SectionSnapshot(string key, string path, string? value, List<SectionSnapshot> children) => (Key, Path, _value, _children) = (key, path, value, children);

    public string Key { get; }

    public string Path { get; }

    public string? Value { get => _value; set => throw new NotSupportedException("A snapshot is not changed."); }

    private bool IsThere => _value is not null || _children.Count > 0;

    public string? this[string key]
    {
        get => Find(key)?._value;
        set => throw new NotSupportedException("A snapshot is not changed.");
    }

    public IEnumerable<IConfigurationSection> GetChildren() => _children;

    public IChangeToken GetReloadToken() => new CancellationChangeToken(CancellationToken.None);

    public IConfigurationSection GetSection(string key) =>
        Find(key) ?? new SectionSnapshot(ConfigurationPath.GetSectionKey(key) ?? key, ConfigurationPath.Combine(Path, key), null, []);

    private SectionSnapshot? Find(string key)
    {
        var found = this;
        foreach (var step in key.AsSpan().Split(ConfigurationPath.KeyDelimiter))
        {
            var name = key.AsSpan(step);
            SectionSnapshot? next = null;
            foreach (var child in found._children)
            {
                if (name.Equals(child.Key, StringComparison.OrdinalIgnoreCase))
                    next = child;
            }

            if (next is null)
                return null;
            found = next;
        }

        return found;
    }
}
