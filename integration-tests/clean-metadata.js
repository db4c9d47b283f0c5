// Every spec file boots an app of its own: entity metadata left by the file before would be mixed into it.
const { MetadataStorage } = require("@medusajs/framework/mikro-orm/core")

MetadataStorage.clear()
