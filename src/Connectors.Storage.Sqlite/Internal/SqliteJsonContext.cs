using System.Text.Json.Serialization;
using Connectors.Domain.Reasons;

namespace Connectors.Storage.Sqlite.Internal;

[JsonSerializable(typeof(IReadOnlyList<Fact>))]
internal sealed partial class SqliteJsonContext : JsonSerializerContext;
