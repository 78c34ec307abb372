namespace Connectors.Simulators.Shopify;

/// <summary>One object of the store, as its schema names it: a value, a list, another object, or something that is worked out when it is asked for.</summary>
internal sealed class ShopNode(string type)
{
    private readonly Dictionary<string, object?> _values = new(StringComparer.Ordinal);

    public string Type { get; } = type;

    public string Id => (string)_values["id"]!;

    public IEnumerable<string> Names => _values.Keys;

    public object? this[string name]
    {
        get => _values.TryGetValue(name, out var value) ? value is Func<object?> made ? made() : value : null;
        set => _values[name] = value;
    }

    public string Text(string name) => this[name] as string ?? string.Empty;

    public int Number(string name) => (int)(this[name] ?? 0);

    public decimal Amount(string name) => this[name] is decimal amount ? amount : 0m;

    public List<ShopNode> Nodes(string name)
    {
        if (_values.TryGetValue(name, out var value) && value is List<ShopNode> nodes)
            return nodes;
        nodes = [];
        _values[name] = nodes;
        return nodes;
    }
}
