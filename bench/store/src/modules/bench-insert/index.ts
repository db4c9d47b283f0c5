import { Module } from "@medusajs/framework/utils"
import BenchInsertService from "./service"

export const BENCH_INSERT_MODULE = "bench_insert"

export default Module(BENCH_INSERT_MODULE, { service: BenchInsertService })
