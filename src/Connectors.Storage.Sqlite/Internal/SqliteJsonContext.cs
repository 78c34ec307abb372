using System.Text.Json.Serialization;
using Connectors.Domain.Reasons;
using Connectors.Flows.Storage;

namespace Connectors.Storage.Sqlite.Internal;

[JsonSerializable(typeof(IReadOnlyList<Fact>))]
[JsonSerializable(typeof(IReadOnlyList<StrayRun>))]
internal sealed partial class SqliteJsonContext : JsonSerializerContext;
