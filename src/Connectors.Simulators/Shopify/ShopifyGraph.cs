using System.Collections;
using System.Globalization;
using System.Text.Json;
using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;
using GraphQL.Utilities;
using GraphQLParser;
using GraphQLParser.AST;

namespace Connectors.Simulators.Shopify;

/// <summary>Parses, checks and carries out what is asked, against the schema that this folder holds, and writes what comes of it. It knows the store by one function.</summary>
internal sealed class ShopifyGraph
{
    private const string Source = "shopify.graphql";

    /// <summary>One for all worlds: it holds nothing of a store, and takes a second to build.</summary>
    private static readonly Lazy<ISchema> Shared = new(static () => Build());

    private readonly DocumentExecuter _executer = new();
    private readonly Func<IResolveFieldContext, object?> _root;

    /// <summary>Takes a store.</summary>
    /// <param name="root">Answers a field of the query or the mutation.</param>
    public ShopifyGraph(Func<IResolveFieldContext, object?> root) => _root = root;

    private static Schema Build()
    {
        using var reader = new StreamReader(typeof(ShopifyGraph).Assembly.GetManifestResourceStream(Source)!);
        var text = reader.ReadToEnd();
        var document = Parser.Parse(text);
        var builder = new SchemaBuilder();
        foreach (var type in document.Definitions.OfType<GraphQLObjectTypeDefinition>())
        {
            var name = type.Name.StringValue;
            builder.Types.For(name).IsTypeOfFunc = source => source is ShopNode node && node.Type == name;
        }

        var schema = builder.Build(text);
        foreach (var scalar in document.Definitions.OfType<GraphQLScalarTypeDefinition>())
            schema.RegisterType(new PlainScalar(scalar.Name.StringValue));
        schema.Initialize();
        foreach (var type in schema.AllTypes.OfType<IObjectGraphType>().Where(static t => !t.Name.StartsWith("__", StringComparison.Ordinal)))
        {
            foreach (var field in type.Fields)
                field.Resolver = new FuncFieldResolver<object?>(context => context.Source is ShopNode node ? Read(node, context) : ((ShopifyGraph)context.Source!)._root(context));
        }

        return schema;
    }

    /// <summary>Carries it out.</summary>
    /// <param name="query">The document.</param>
    /// <param name="variables">Its variables.</param>
    public ExecutionResult Execute(string query, IReadOnlyDictionary<string, object?> variables) =>
        _executer.ExecuteAsync(options =>
        {
            options.Schema = Shared.Value;
            options.Root = this;
            options.Query = query;
            options.Variables = new Inputs(new Dictionary<string, object?>(variables));
        }).GetAwaiter().GetResult();   // Nothing in it waits: everything is in memory, under the lock of the world.

    /// <summary>Variables as they were sent.</summary>
    public static Dictionary<string, object?> Variables(JsonElement root) => root.TryGetProperty("variables", out var variables) && variables.ValueKind == JsonValueKind.Object
        ? (Dictionary<string, object?>)Value(variables)!
        : [];

    public static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            case long number:
                writer.WriteNumberValue(number);
                break;
            case decimal number:
                writer.WriteNumberValue(number);
                break;
            case double number:
                writer.WriteNumberValue((decimal)number);
                break;
            case IEnumerable<KeyValuePair<string, object?>> members:
                writer.WriteStartObject();
                foreach (var (name, member) in members)
                {
                    writer.WritePropertyName(name);
                    Write(writer, member);
                }

                writer.WriteEndObject();
                break;
            case IEnumerable items:
                writer.WriteStartArray();
                foreach (var item in items)
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            default:
                writer.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    /// <summary>Pages a list: the cursor is where an item stands, by what the list is sorted by.</summary>
    public static ShopNode Page(string type, IEnumerable<(string Key, ShopNode Node)> items, IResolveFieldContext context)
    {
        var first = Argument(context, "first") is { } asked ? Convert.ToInt32(asked, CultureInfo.InvariantCulture) : int.MaxValue - 1;
        var after = Argument(context, "after") as string;
        var rest = items.OrderBy(static i => i.Key, StringComparer.Ordinal).Where(i => after is null || string.CompareOrdinal(i.Key, after) > 0).Take(first + 1).ToList();
        var page = new ShopNode(type);
        page["nodes"] = rest.Take(first).Select(static i => i.Node).ToList();
        page["edges"] = rest.Take(first).Select(i => Edge(type, i.Node)).ToList();
        var info = new ShopNode("PageInfo");
        info["hasNextPage"] = rest.Count > first;
        info["endCursor"] = rest.Count == 0 ? null : rest[Math.Min(first, rest.Count) - 1].Key;
        page["pageInfo"] = info;
        return page;
    }

    public static object? Argument(IResolveFieldContext context, string name) => context.Arguments is not null && context.Arguments.TryGetValue(name, out var argument) ? argument.Value : null;

    private static ShopNode Edge(string connection, ShopNode node)
    {
        var edge = new ShopNode(connection.Replace("Connection", "Edge", StringComparison.Ordinal));
        edge["node"] = node;
        return edge;
    }

    private static object? Read(ShopNode node, IResolveFieldContext context)
    {
        var name = context.FieldDefinition.Name;
        var type = context.FieldDefinition.ResolvedType!.GetNamedType().Name;
        if (name == "metafield")
            return node.Nodes("metafields").Find(m => m.Text("namespace") == Argument(context, "namespace") as string && m.Text("key") == Argument(context, "key") as string);
        var value = node[name];
        if (value is List<ShopNode> nodes)
        {
            if (type.EndsWith("Connection", StringComparison.Ordinal))
                return Page(type, nodes.Select(static (n, i) => (i.ToString("D8", CultureInfo.InvariantCulture), n)), context);
            return Argument(context, "first") is { } first ? nodes.Take(Convert.ToInt32(first, CultureInfo.InvariantCulture)).ToList() : nodes;
        }

        return type switch
        {
            "MoneyBag" when value is decimal amount => Bag(amount),
            "MoneyV2" when value is decimal amount => Money(amount),
            _ when type.EndsWith("Connection", StringComparison.Ordinal) && value is null => Page(type, [], context),
            _ => value,
        };
    }

    private static ShopNode Bag(decimal amount)
    {
        var bag = new ShopNode("MoneyBag");
        bag["shopMoney"] = Money(amount);
        bag["presentmentMoney"] = Money(amount);
        return bag;
    }

    private static ShopNode Money(decimal amount)
    {
        var money = new ShopNode("MoneyV2");
        money["amount"] = amount.ToString("0.00##", CultureInfo.InvariantCulture);
        money["currencyCode"] = "GBP";
        return money;
    }

    private static object? Value(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().ToDictionary(static m => m.Name, static m => Value(m.Value), StringComparer.Ordinal),
        JsonValueKind.Array => element.EnumerateArray().Select(Value).ToList(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.TryGetInt32(out var whole) ? (object)whole : element.GetDecimal(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>A scalar as it is sent and kept. Numbers that travel as text are refused as numbers, as there.</summary>
    private sealed class PlainScalar : ScalarGraphType
    {
        public PlainScalar(string name) => Name = name;

        public override object? ParseValue(object? value) => value is null or string ? value : throw new FormatException($"{Name} is a text.");

        public override object? ParseLiteral(GraphQLValue value) => value is GraphQLStringValue text ? text.Value.ToString() : null;

        public override object? Serialize(object? value) => value;
    }
}
