using System.Text.Json.Serialization;
using Connectors.Domain.Reasons;

namespace Connectors.Storage.Sqlite.Internal;

[JsonSerializable(typeof(IReadOnlyList<Fact>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class SqliteJsonContext : JsonSerializerContext;
