using Connectors.Tests.Shared;
using GraphQL;
using GraphQL.Types;
using GraphQL.Utilities;
using GraphQL.Validation;
using GraphQLParser;
using GraphQLParser.AST;

namespace Connectors.Shopify.Tests.Support;

/// <summary>A schema of the Admin API: the vendor's of one version, or the part of it that the simulator keeps.</summary>
internal sealed class AdminSchema
{
    private static readonly DocumentValidator Validator = new();

    private readonly Lazy<ISchema> _schema;

    private AdminSchema(string text)
    {
        Document = Parser.Parse(text);
        _schema = new Lazy<ISchema>(() => Build(text));
    }

    public GraphQLDocument Document { get; }

    public ISchema Schema => _schema.Value;

    /// <summary>The one that the simulator keeps.</summary>
    public static AdminSchema Ours() => new(File.ReadAllText(Path.Combine(Repository.Root, "src", "Connectors.Simulators", "Shopify", "schema.graphql")));

    /// <summary>The vendor's.</summary>
    public static AdminSchema Of(string version) => new(File.ReadAllText(ContractFactAttribute.Find($"shopify/admin-{version}.graphql")!));

    /// <summary>What of a document the schema does not allow.</summary>
    public async Task<IReadOnlyList<string>> CheckAsync(string document, bool allowsMissingValues = true)
    {
        var parsed = Parser.Parse(document);
        var result = await Validator.ValidateAsync(new ValidationOptions
        {
            Schema = Schema,
            Document = parsed,
            Rules = DocumentValidator.CoreRules,
            Operation = parsed.Definitions.OfType<GraphQLOperationDefinition>().Single(),
            Variables = Inputs.Empty,
        });
        // Documents are looked at without variables.
        return [.. result.Errors.Select(static e => e.Message).Where(m => !allowsMissingValues || !m.Contains("No value provided for a non-null variable", StringComparison.Ordinal))];
    }

    private static Schema Build(string text)
    {
        var builder = new SchemaBuilder();
        var document = Parser.Parse(text);
        foreach (var type in document.Definitions.OfType<GraphQLObjectTypeDefinition>())
            builder.Types.For(type.Name.StringValue).IsTypeOfFunc = static _ => true;
        var schema = builder.Build(text);
        foreach (var scalar in document.Definitions.OfType<GraphQLScalarTypeDefinition>())
            schema.RegisterType(new AnyScalar(scalar.Name.StringValue));
        schema.Initialize();
        return schema;
    }

    private sealed class AnyScalar : ScalarGraphType
    {
        public AnyScalar(string name) => Name = name;

        public override object? ParseValue(object? value) => value;

        public override object? ParseLiteral(GraphQLValue value) => value;

        public override bool CanParseLiteral(GraphQLValue value) => true;

        public override bool CanParseValue(object? value) => true;
    }
}
